import fc from 'fast-check';

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

/**
 * Any string that JavaScript can hold, lone surrogates included. (`unit: 'binary'` has none of those,
 * and takes half a second for its first string.)
 */
export const anyText = (maxLength = 50) => fc.string({ unit, maxLength });
