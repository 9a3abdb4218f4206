"""YAML that means what it says, and messages that name the line."""

from avgtool.strict_yaml.explaining import explain, invalid
from avgtool.strict_yaml.reading import KeyPath, Located, load

__all__ = ["KeyPath", "Located", "explain", "invalid", "load"]
