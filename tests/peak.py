"""How much memory has this process taken at most? Source for programs that tests start."""

PEAK = '''
from pathlib import Path
def peak():
    """Megabytes. A process that was forked is told the peak of whoever forked it by getrusage, not here."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except FileNotFoundError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
'''
