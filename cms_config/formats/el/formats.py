"""Greek: the month in words, in the genitive that a date asks for."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
