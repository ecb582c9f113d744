"""The release, tried: under Wine, on an older Linux, on an emulated processor."""
