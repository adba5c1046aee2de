/**
 * Walks over the elements of a block of raw Snappy (format_description.txt of google/snappy) and holds
 * their lengths within it. hyparquet 1.31.5 takes a literal's four length bytes as signed: a length below
 * zero sends it backwards, for ever.
 *
 * @param length bytes that the block unpacks to
 * @throws RangeError where the block does not unpack to that length
 */
export function checkSnappy(packed: Uint8Array, length: number): void {
  let at = 0;
  const next = () => {
    const byte = packed[at];
    if (byte === undefined) throw new RangeError('snappy: cut off');
    at++;
    return byte;
  };
  let claimed = 0;
  for (let i = 0; ; i++) {
    const byte = next();
    claimed += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) break;
    if (i === 4) throw new RangeError('snappy: length');
  }
  if (claimed !== length) throw new RangeError('snappy: length');
  let unpacked = 0;
  while (at < packed.length) {
    const tag = next();
    let run;
    if ((tag & 3) === 0) {
      run = (tag >> 2) + 1;
      if (run > 60) {
        const bytes = run - 60;
        run = 1;
        for (let i = 0; i < bytes; i++) run += next() * 2 ** (8 * i);
      }
      at += run;
    } else if ((tag & 3) === 1) {
      run = ((tag >> 2) & 7) + 4;
      at += 1;
    } else {
      run = (tag >> 2) + 1;
      at += (tag & 3) === 2 ? 2 : 4;
    }
    unpacked += run;
    if (at > packed.length || unpacked > length) throw new RangeError('snappy: lengths');
  }
  if (unpacked !== length) throw new RangeError('snappy: lengths');
}
