/** Money of the contract as one would type it: "100.500000" is 100.5. */
export function plainAmount(yuan: string): string {
  return yuan.includes(".") ? yuan.replace(/\.?0+$/, "") : yuan;
}
