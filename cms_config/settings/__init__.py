"""Settings by subject, and one small module per environment: local, debug, test, production.

Every value that isn't Django's own default has a line of reason. The environment is read only
through `cms_config.env`.
"""
