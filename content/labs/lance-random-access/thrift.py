"""Reads the Thrift compact protocol: just enough for Parquet's metadata.

A struct is a row of fields. One byte before each field says its type (low four bits)
and how far its number is from the last one (high four bits). Nothing holds names: a
reader must know that field 3 of FileMetaData is num_rows. Those names are in names.py.
"""

import struct

STOP, TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST = range(10)
STRUCT = 12


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def varint(self):
        """Seven bits a byte, lowest first; the high bit says that another follows."""
        number, shift = 0, 0
        while True:
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
            shift += 7

    def zigzag(self):
        """0, -1, 1, -2, … are stored as 0, 1, 2, 3, …, so small numbers stay short."""
        number = self.varint()
        return (number >> 1) ^ -(number & 1)

    def value(self, kind):
        if kind in (TRUE, FALSE):  # in a list each boolean takes a byte
            return self.byte() == TRUE
        if kind == BYTE:
            return self.byte()
        if kind in (I16, I32, I64):
            return self.zigzag()
        if kind == DOUBLE:
            self.at += 8
            return struct.unpack_from("<d", self.data, self.at - 8)[0]
        if kind == BINARY:
            length = self.varint()
            self.at += length
            return bytes(self.data[self.at - length:self.at])
        if kind == LIST:
            head = self.byte()
            size = head >> 4 if head >> 4 < 15 else self.varint()
            return [self.value(head & 0x0F) for _ in range(size)]
        if kind == STRUCT:
            return self.struct()
        raise ValueError(f"type {kind} is not used by Parquet")

    def struct(self):
        """{field number: value}"""
        fields, number = {}, 0
        while (head := self.byte()) != STOP:
            number = number + (head >> 4) if head >> 4 else self.zigzag()
            kind = head & 0x0F
            # As a field, a boolean is in its type and takes no byte.
            fields[number] = kind == TRUE if kind in (TRUE, FALSE) else self.value(kind)
        return fields
