"""What is answered under which path: every module here has a `router`, and `dateline.web.app` takes them all."""
