export { toUnit } from "./bytes.ts";
export { formatMoney, isZero, perThousand, splitMoney } from "./money.ts";
export { useFormat } from "./use-format.ts";
