const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** Says how large something is, in the units of a language, each 1,024 of the one before. */
export function sizesIn(tag) {
  const formats = UNITS.map((unit) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: 1 }));
  return (bytes) => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
    return formats[power].format(bytes / 1024 ** power);
  };
}
