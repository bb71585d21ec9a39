/** UUIDs as a segment's head has them: 16 bytes each, in their order. */
export function packIds(ids: readonly string[]): Buffer {
  return Buffer.from(ids.join("").replaceAll("-", ""), "hex");
}
