/** Writes pieces as one path of short relative steps. */
export class Path {
  #drawn = '';
  #x = 0;
  #y = 0;

  draw(corners: readonly number[]): void {
    const [startX = 0, startY = 0] = corners;
    this.#drawn +=
      this.#drawn === '' ? `M${startX} ${startY}` : `m${pair(startX - this.#x, startY - this.#y)}`;
    [this.#x, this.#y] = [startX, startY];
    let [x, y] = [startX, startY];
    for (let n = 2; n < corners.length; n += 2) {
      const [nextX = 0, nextY = 0] = [corners[n], corners[n + 1]];
      const [right, down] = [nextX - x, nextY - y];
      this.#drawn += down === 0 ? `h${right}` : right === 0 ? `v${down}` : `l${pair(right, down)}`;
      [x, y] = [nextX, nextY];
    }
    this.#drawn += 'z';
  }

  toString(): string {
    return this.#drawn;
  }
}

function pair(x: number, y: number): string {
  return `${x}${y < 0 ? '' : ' '}${y}`;
}
