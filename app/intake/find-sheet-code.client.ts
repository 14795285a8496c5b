/** Longest side at which a photograph is looked at, in points: first small, which is quick, then finer. */
const SIZES = [900, 1800];

/** What the QR code in a photograph says; null where none is found, or where it is no image this browser can open. */
export async function findSheetCode(file: File): Promise<string | null> {
  const [{ default: jsQR }, image] = await Promise.all([import("jsqr"), createImageBitmap(file).catch(() => null)]);
  if (!image) return null;
  try {
    for (const size of SIZES) {
      const scale = Math.min(1, size / Math.max(image.width, image.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(image.width * scale));
      canvas.height = Math.max(1, Math.round(image.height * scale));
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) return null;
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = jsQR(data, canvas.width, canvas.height);
      if (found?.data) return found.data;
      if (scale === 1) return null;
    }
    return null;
  } finally {
    image.close();
  }
}
