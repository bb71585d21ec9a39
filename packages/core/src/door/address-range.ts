import { isIPv4, isIPv6 } from "node:net";

export type AddressRange = { network: string; prefix: number; family: "ipv4" | "ipv6" };

/** Null for what is neither an address nor a range of them (RFC 4632, RFC 4291). */
export function parseRange(text: string): AddressRange | null {
  const [address = "", length, ...rest] = text.trim().split("/");
  if (rest.length > 0) return null;
  const family = isIPv4(address) ? "ipv4" : isIPv6(address) && !address.includes("%") ? "ipv6" : null;
  if (family === null) return null;

  const bits = family === "ipv4" ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) return null;

  return { network: networkOf(address, family, bits - prefix), prefix, family };
}

/** In its one form: without what is beyond the prefix, and an address by itself without one. */
export function formatRange({ network, prefix, family }: AddressRange): string {
  return prefix === (family === "ipv4" ? 32 : 128) ? network : `${network}/${prefix}`;
}

function networkOf(address: string, family: AddressRange["family"], hostBits: number): string {
  const value = family === "ipv4" ? bigOf(address.split("."), 8n, 10) : bigOf(groupsOf(address), 16n, 16);
  const network = (value >> BigInt(hostBits)) << BigInt(hostBits);

  return family === "ipv4"
    ? partsOf(network, 4, 8n, 10).join(".")
    : canonical(partsOf(network, 8, 16n, 16).join(":"));
}

/** The eight groups of an address in the form that browsers give it (RFC 5952). */
function groupsOf(address: string): string[] {
  const [head = "", tail] = canonical(address).split("::");
  const left = head === "" ? [] : head.split(":");
  const right = !tail ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;

  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
}

function canonical(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function bigOf(parts: readonly string[], bits: bigint, radix: number): bigint {
  return parts.reduce((sum, part) => (sum << bits) | BigInt(Number.parseInt(part, radix)), 0n);
}

function partsOf(value: bigint, count: number, bits: bigint, radix: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    ((value >> (BigInt(count - 1 - index) * bits)) & ((1n << bits) - 1n)).toString(radix),
  );
}
