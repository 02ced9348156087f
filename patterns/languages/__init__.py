"""Translation work around wagtail-localize: who may do what, and what comes in is safe."""
