"""YAML that means what it says, and messages that name the line."""

from avgtool.strict_yaml.explaining import explain, invalid
from avgtool.strict_yaml.reading import MAX_TEXT, KeyPath, Located, load

__all__ = ["MAX_TEXT", "KeyPath", "Located", "explain", "invalid", "load"]
