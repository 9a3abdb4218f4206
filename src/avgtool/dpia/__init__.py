"""Impact assessments (art. 35 AVG): whether one is needed, what it must say, and how it is shown."""
