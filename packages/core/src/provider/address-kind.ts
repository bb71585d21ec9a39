import { BlockList, isIP } from "node:net";

/** Loopback (RFC 1122, RFC 4291), private (RFC 1918, RFC 4193) and shared (RFC 6598) addresses. */
const privateAddresses = new BlockList();
privateAddresses.addSubnet("127.0.0.0", 8, "ipv4");
privateAddresses.addSubnet("10.0.0.0", 8, "ipv4");
privateAddresses.addSubnet("172.16.0.0", 12, "ipv4");
privateAddresses.addSubnet("192.168.0.0", 16, "ipv4");
privateAddresses.addSubnet("100.64.0.0", 10, "ipv4");
privateAddresses.addAddress("::1", "ipv6");
privateAddresses.addSubnet("fc00::", 7, "ipv6");

/**
 * Where no provider can be: link-local addresses (RFC 3927, RFC 4291), at which clouds hand out credentials, that of
 * Amazon's for IPv6, Alibaba's at 100.100.100.200, the unspecified address, multicast.
 */
const forbiddenAddresses = new BlockList();
forbiddenAddresses.addSubnet("169.254.0.0", 16, "ipv4");
forbiddenAddresses.addAddress("100.100.100.200", "ipv4");
forbiddenAddresses.addSubnet("0.0.0.0", 8, "ipv4");
forbiddenAddresses.addSubnet("224.0.0.0", 4, "ipv4");
forbiddenAddresses.addSubnet("fe80::", 10, "ipv6");
forbiddenAddresses.addAddress("fd00:ec2::254", "ipv6");
forbiddenAddresses.addAddress("::", "ipv6");
forbiddenAddresses.addSubnet("ff00::", 8, "ipv6");

export type AddressKind = "public" | "private" | "forbidden";

/** Of an IP address, or of the host of a URL as far as its name tells. */
export function addressKind(host: string): AddressKind {
  const address = host.replace(/^\[|\]$/g, "");
  const version = isIP(address);
  if (version === 0) return kindOfName(address);

  const family = version === 4 ? "ipv4" : "ipv6";
  if (forbiddenAddresses.check(address, family)) return "forbidden";

  return privateAddresses.check(address, family) ? "private" : "public";
}

function kindOfName(name: string): AddressKind {
  const host = name.toLowerCase().replace(/\.$/, "");
  if (host === "metadata.google.internal") return "forbidden";

  return !host.includes(".") || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host)
    ? "private"
    : "public";
}
