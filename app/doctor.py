def examine(settings, language): return []
