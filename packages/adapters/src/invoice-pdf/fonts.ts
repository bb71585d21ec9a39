import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Noto Sans SC (SIL Open Font License 1.1) whole, with some 30 000 Chinese characters; what is used of it goes into
 * the file.
 */
function read(weight: string): Buffer {
  const file = import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);

  return readFileSync(fileURLToPath(file));
}

export const fonts = { regular: read("400Regular"), medium: read("500Medium") } as const;
