export type { MoneyDeps } from "./deps.ts";
export { readMoneyFigures } from "./read-money-figures.ts";
export { createMoneyService } from "./service.ts";
