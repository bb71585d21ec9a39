import { z } from "zod";
import { Day } from "../billing/amount.ts";
import { Money } from "../primitives.ts";

/** What happened to the money of an installation in some time. */
export const MoneySums = z.object({
  /** What came in through payments, less what went back. */
  revenue: Money,
  /** What calls cost those who made them, corrections included; on the day on which a call began. */
  consumption: Money,
  /** Credit that nobody paid for, less what of it expired or was taken back. */
  granted: Money,
});
export type MoneySums = z.infer<typeof MoneySums>;

export const MoneyDay = MoneySums.extend({ day: Day });
export type MoneyDay = z.infer<typeof MoneyDay>;

/** Days and months are those of the calendar in China. */
export const MoneyFigures = z.object({
  today: MoneySums,
  yesterday: MoneySums,
  /** This month so far. */
  month: MoneySums,
  /** What is on wallets, and may still be spent. */
  outstanding: Money,
  /** What wallets are below zero, together. */
  debt: Money,
  /** The newest last; a day on which nothing happened is there too. */
  days: z.array(MoneyDay),
});
export type MoneyFigures = z.infer<typeof MoneyFigures>;

export const GetMoneyFigures = z.object({ days: z.number().int().min(1).max(400).default(30) });
export type GetMoneyFigures = z.infer<typeof GetMoneyFigures>;
