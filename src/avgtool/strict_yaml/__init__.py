"""YAML that means what it says, and messages that name the line."""

from avgtool.strict_yaml.explaining import describe_validation, explain, invalid
from avgtool.strict_yaml.reading import KeyPath, Located, load

__all__ = ["KeyPath", "Located", "describe_validation", "explain", "invalid", "load"]
