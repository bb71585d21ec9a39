const sampleLength = 20_000;
/** Tab, line feed, form feed, carriage return, escape. */
const textControls = [0x09, 0x0a, 0x0c, 0x0d, 0x1b];
/** Among the first of every frequency list of Chinese, simplified and traditional; about a fifth of any text. */
const common = new Set(
  "的一是不了在人有我他这这個上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开" +
    "這們來時為說國著裡後會過對學麼發當沒還樣種開與個經問題",
);

/** Whether this may be a person's text: hardly any control characters, other than those that colour a terminal. */
export function isLikelyText(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  let zeros = 0;
  let controls = 0;

  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit === 0) zeros++;
    else if (unit < 0x20 && !textControls.includes(unit)) controls++;
  }

  return zeros * 500 <= sample.length && controls <= Math.max(3, sample.length / 200);
}

/** The share of common characters among the Han characters of a text, less that of private and rare ones; 0 without any. */
export function scoreChinese(text: string): number {
  let han = 0;
  let ordinary = 0;
  let strange = 0;

  for (const character of text.slice(0, sampleLength)) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x4e00 && code <= 0x9fff) han++;
    if (common.has(character)) ordinary++;
    if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0x3400 && code < 0x4e00) || code > 0xffff) strange++;
  }

  return han === 0 ? 0 : (ordinary - strange + 0.01) / han;
}
