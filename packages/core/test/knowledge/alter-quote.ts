import { Converter } from "opencc-js/cn2t";
import type { Random } from "./seeded.ts";

/** Another quote that the passage does not say; null where this kind of change finds nothing to change. */
export type Corruption = (quote: string, random: Random) => string | null;

const digits = [..."0123456789"];
const hanDigits = [..."一二三四五六七八九十百千万亿两半"];
const surnames = [..."王李张刘陈杨赵黄周吴徐孙马朱胡郭何林"];
const negations = [..."不没未无非勿莫"];
const units = [
  "公里",
  "米",
  "公斤",
  "吨",
  "元",
  "美元",
  "万",
  "亿",
  "年",
  "月",
  "日",
  "小时",
  "分钟",
  "人",
  "%",
  "度",
  "平方公里",
  "世纪",
];
const englishUnits = [
  "miles",
  "km",
  "meters",
  "kg",
  "tons",
  "million",
  "billion",
  "percent",
  "%",
  "years",
  "days",
  "hours",
  "dollars",
  "points",
  "yards",
];
const names = ["Smith", "Maria", "Chen", "Berlin", "Oxford", "Napoleon", "X", "Y", "Tesla", "Kenya"];
const englishNegations = ["not", "never", "no", "without"];

/** Each of what a quote must not get away with. */
export const corruptions: Record<string, Corruption> = {
  "a changed digit": (quote, random) => replaceOne(quote, /\d/g, (old) => other(digits, old, random), random),
  "a digit too many": (quote, random) =>
    replaceOne(quote, /\d+/g, (old) => old + random.pick(digits), random),
  "a digit lost": (quote, random) => replaceOne(quote, /\d(?=\d)/g, () => "", random),
  "a changed number word": (quote, random) =>
    replaceOne(
      quote,
      new RegExp(`[${hanDigits.join("")}]`, "g"),
      (old) => other(hanDigits, old, random),
      random,
    ),
  "an inserted negation": (quote, random) =>
    /\p{Script=Han}/u.test(quote)
      ? insertInside(quote, /(?<=\p{Script=Han})(?=\p{Script=Han})/gu, random.pick(negations), random)
      : insertInside(quote, /(?<=[a-z] )(?=[a-z])/g, `${random.pick(englishNegations)} `, random),
  "a removed negation": (quote, random) =>
    replaceOne(quote, /[不没未无非勿莫]|\b(?:not|never|no|without)\b/g, () => "", random),
  "a removed prefix": (quote, random) =>
    replaceOne(quote, /\b(?:un|in|im|non-?)(?=[a-z]{4})/g, () => "", random),
  "a swapped character of a name": (quote, random) =>
    replaceOne(quote, /\p{Script=Han}/gu, (old) => other(surnames, old, random), random),
  "a swapped name": (quote, random) =>
    replaceOne(quote, /\b[A-Z][a-z]*\b/g, (old) => other(names, old, random), random),
  "a swapped unit": (quote, random) =>
    replaceOne(
      quote,
      new RegExp(`(?<=\\d)(?:${units.join("|")})`, "g"),
      (old) => other(units, old, random),
      random,
    ) ??
    replaceOne(
      quote,
      new RegExp(`(?<=\\d\\s?)(?:${englishUnits.join("|")})\\b`, "g"),
      (old) => other(englishUnits, old, random),
      random,
    ),
  "swapped neighbours": (quote, random) =>
    replaceOne(quote, /\p{Script=Han}{2}/gu, (old) => [...old].reverse().join(""), random) ??
    replaceOne(quote, /[a-z]{2,} [a-z]{2,}/g, (old) => old.split(" ").reverse().join(" "), random),
  "a swapped direction": (quote, random) =>
    replaceOne(
      quote,
      /[东西南北上下左右前后大小多少高低增减]/g,
      (old) => other([..."东西南北上下左右前后大小多少高低增减"], old, random),
      random,
    ),
};

const toTraditional = Converter({ from: "cn", to: "t" });

/** The same words, written otherwise. */
export const faithfulForms: Record<string, (quote: string, random: Random) => string> = {
  "as it is": (quote) => quote,
  "in full width": (quote) =>
    quote.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  "in traditional characters": (quote) => toTraditional(quote),
  "with other spaces": (quote) =>
    quote.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, " ").replace(/(?<=[a-z]) (?=[a-z])/g, "   "),
  "with other punctuation": (quote) =>
    quote
      .replace(/[，、；]/g, ",")
      .replace(/[。！？]/g, ".")
      .replace(/[“”《》「」（）()"…·]/g, " "),
  "in capitals": (quote) => (/\d\s?[a-z]/i.test(quote) ? quote : quote.toUpperCase()),
  "in bold type": (quote) => `**${quote}**`,
};

function other(items: readonly string[], old: string, random: Random): string {
  const rest = items.filter((item) => item !== old);

  return random.pick(rest);
}

function replaceOne(text: string, what: RegExp, by: (old: string) => string, random: Random): string | null {
  const found = [...text.matchAll(what)];
  if (found.length === 0) return null;

  const { 0: old, index } = random.pick(found);
  return text.slice(0, index) + by(old) + text.slice(index + old.length);
}

function insertInside(text: string, where: RegExp, what: string, random: Random): string | null {
  return replaceOne(text, where, () => what, random);
}
