/** A font of a test document; `cmap` names the predefined character map of a Chinese font that is not embedded. */
export type PdfFont = { name: string; cmap?: "UniGB-UCS2-H" | "GBK-EUC-H" };
export type PdfText = { x: number; y: number; size: number; text: string; font?: PdfFont };
export type PdfPage = { texts?: PdfText[]; image?: boolean };
type PdfOptions = { encrypted?: boolean; compress?: (bytes: Buffer) => Buffer };

const helvetica: PdfFont = { name: "Helvetica" };
const width = 595;
const height = 842;

/** Writes a small PDF; `y` is from the top. */
export function writePdf(
  pages: readonly PdfPage[],
  { encrypted = false, compress }: PdfOptions = {},
): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.from(body));
  const reserve = () => add("");
  const set = (number: number, body: string) => objects.splice(number - 1, 1, Buffer.from(body));
  const stream = (body: Buffer, entries = "") => {
    const bytes = compress ? compress(body) : body;
    const filter = compress ? " /Filter /FlateDecode" : "";
    return add(
      Buffer.concat([
        Buffer.from(`<< /Length ${bytes.length}${filter} ${entries}>>\nstream\n`),
        bytes,
        Buffer.from("\nendstream"),
      ]),
    );
  };

  const catalog = reserve();
  const tree = reserve();
  const fonts = new Map<string, { key: string; object: number }>();

  function fontKey(font: PdfFont): string {
    const id = `${font.name} ${font.cmap}`;
    const known = fonts.get(id);
    if (known) return known.key;

    const key = `F${fonts.size + 1}`;
    fonts.set(id, { key, object: addFont(font) });
    return key;
  }

  function addFont({ name, cmap }: PdfFont): number {
    if (!cmap) return add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);

    const descriptor = add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>`,
    );
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor ${descriptor} 0 R /DW 1000 >>`,
    );
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${cmap} /DescendantFonts [${descendant} 0 R] >>`,
    );
  }

  const kids = pages.map(({ texts = [], image = false }) => {
    const lines = texts.map(
      ({ x, y, size, text, font = helvetica }) =>
        `BT /${fontKey(font)} ${size} Tf 1 0 0 1 ${x} ${height - y} Tm ${encode(text, font)} Tj ET`,
    );
    if (image) lines.push(`q ${width} 0 0 ${height} 0 0 cm /Im1 Do Q`);
    const contents = stream(Buffer.from(lines.join("\n"), "latin1"));
    const picture = image
      ? stream(
          Buffer.alloc(64 * 64, 128),
          "/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 ",
        )
      : 0;
    const used = [...fonts.values()].map(({ key, object }) => `/${key} ${object} 0 R`).join(" ");
    const pictures = image ? `/XObject << /Im1 ${picture} 0 R >>` : "";

    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${contents} 0 R /Resources << /Font << ${used} >> ${pictures} >> >>`,
    );
  });
  set(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`);
  set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);

  return assemble(objects, catalog, encrypted);
}

function assemble(objects: readonly Buffer[], root: number, encrypted: boolean): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    offsets.push(length);
    length += part.length;
    parts.push(part);
  }

  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const secret = `<${"5a".repeat(32)}>`;
  const lock = encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -44 >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`
    : "";
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R${lock} >>\nstartxref\n${length}\n%%EOF\n`;

  return Buffer.concat([...parts, Buffer.from(end)]);
}

function encode(text: string, { cmap }: PdfFont): string {
  if (!cmap) return `(${text.replaceAll(/[\\()]/g, "\\$&")})`;
  const bytes = cmap === "UniGB-UCS2-H" ? Buffer.from(text, "utf16le").swap16() : encodeGbk(text);

  return `<${bytes.toString("hex")}>`;
}

/** GBK by looking for what decodes to a character: Node can only decode it. */
export function encodeGbk(text: string): Buffer {
  return Buffer.concat([...text].map((character) => gbk.get(character) ?? Buffer.from(character, "latin1")));
}

const gbk = new Map<string, Buffer>();
const decoder = new TextDecoder("gbk");
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const bytes = Buffer.from([lead, trail]);
    const character = decoder.decode(bytes);
    if (!character.includes("\uFFFD") && [...character].length === 1 && !gbk.has(character))
      gbk.set(character, bytes);
  }
}
