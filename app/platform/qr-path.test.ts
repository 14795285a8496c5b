import fc from "fast-check";
import jsQR from "jsqr";
import { expect, test } from "vitest";
import { qrPath } from "./qr-path.server";

/** The path drawn as black squares on white, four pixels to a unit. */
function draw({ size, path }: { size: number; path: string }) {
  const width = size * 4;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * 4; row < Number(y) * 4 + 4; row++) {
      for (let column = Number(x) * 4; column < (Number(x) + Number(length)) * 4; column++) {
        const at = 4 * (row * width + column);
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return { pixels, width };
}

test("any address can be read back from its code", () => {
  fc.assert(
    fc.property(fc.webUrl(), (address) => {
      const { pixels, width } = draw(qrPath(address));
      expect(jsQR(pixels, width, width)?.data).toBe(address);
    }),
    { numRuns: 25 },
  );
});
