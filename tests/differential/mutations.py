def run(o,f): return []
