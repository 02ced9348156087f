"""What every test can count on: the world is Django's test world, in settings/test.py."""
