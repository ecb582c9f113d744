"""Values into styled lines for some width: pure, tested without a screen."""
