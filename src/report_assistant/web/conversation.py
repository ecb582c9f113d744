"""The process that the server starts for each page: the program, its screen sent to the browser."""

import os
import runpy

if __name__ == "__main__":
    os.environ["TEXTUAL_DRIVER"] = "report_assistant.web.driver:LeavingDriver"
    runpy.run_module("report_assistant", run_name="__main__")
