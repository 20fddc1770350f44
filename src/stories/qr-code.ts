import encodeQR from 'qr';

/**
 * The QR code of an address (ISO/IEC 18004), as the lines of one SVG path: a line one module thick for
 * every run of dark modules. Error correction M, so that a creased or stained paper still reads.
 * @param address The whole address that the code leads to.
 */
export function qrCode(address: string): QrCode {
  const modules = encodeQR(address, 'raw', { ecc: 'medium', border: quietZone });
  const path = modules
    .map((row, y) => {
      let line = '';
      let x = 0;
      for (const { from, to } of darkRuns(row)) {
        line += line === '' ? `M${from} ${y}` : `m${from - x} 0`;
        line += `h${to - from}`;
        x = to;
      }
      return line;
    })
    .join('');
  return { size: modules.length, path };
}

/** Light modules on each side, without which no telephone finds the code. */
const quietZone = 4;

/** Where dark modules begin and end in a row. */
function darkRuns(row: readonly boolean[]): { from: number; to: number }[] {
  return row.flatMap((dark, from) => {
    if (!dark || row[from - 1]) return [];
    const light = row.indexOf(false, from);
    return [{ from, to: light === -1 ? row.length : light }];
  });
}

/**
 * A code to draw in a square of `size` by `size`, quiet zone included. The square begins half a module
 * above zero: whole numbers make a shorter path.
 */
export interface QrCode {
  size: number;
  /** The `d` of a path that is stroked, one wide. */
  path: string;
}
