import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { addressKind } from "@claw/core";

/**
 * Resolves a name for the connection that is about to be made, so that what was looked at is what is connected to: a
 * name that leads to an address at which no provider can be, such as a cloud's metadata service, is not found.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, "");

    const addresses = found.filter(({ address }) => addressKind(address) !== "forbidden");
    const [first] = addresses;
    if (!first) return callback(forbidden(hostname), "");

    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function forbidden(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} leads to an address at which no provider can be`), {
    code: "EFORBIDDEN",
  });
}
