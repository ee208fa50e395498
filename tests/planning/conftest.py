from hypothesis import settings

# Shared machines are slow at times; a property is about truth, not about time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
