export { readMoneyFigures } from "./read-money-figures.ts";
