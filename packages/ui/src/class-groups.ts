/** Whether what follows the beginning of a class makes it one of a group. */
export type Fits = (value: string) => boolean;
/** A whole name, or beginnings. */
type Member = string | Readonly<Record<string, Fits>>;

const anything = (value: string) => value !== "";
const oneOf = (pattern: RegExp) => (value: string) => pattern.test(value);

const size = oneOf(/^(xs|sm|base|lg|\d*xl|\[[\d.]+(px|rem|em)\])$/);
const alignment = oneOf(/^(left|right|center|start|end|justify)$/);
const wrap = oneOf(/^(wrap|nowrap|balance|pretty)$/);
const width = oneOf(/^(\d+|\[[\d.]+(px|rem)\])$/);
const weight = oneOf(/^(thin|light|normal|medium|semibold|bold)$/);
const shadow = oneOf(/^(none|2xs|xs|sm|md|lg|xl|2xl|float)$/);
const flexible = oneOf(/^(\d+|auto|initial|none|\[.*\])$/);
const direction = oneOf(/^(row|col)(-reverse)?$/);

const corners = ["t", "r", "b", "l", "tl", "tr", "br", "bl"].map((corner) => `rounded-${corner}`);
const roundings = [...corners, "rounded"].map((name): [string, Member[]] => [
  name,
  [name, { [name]: anything }],
]);

/** Groups whose classes start with their own name and mean nothing else. */
const plain = [
  ..."h w size min-h max-h min-w max-w p px py pt pr pb pl m mx my mt mr mb ml gap gap-x gap-y".split(" "),
  ..."bg leading opacity z top right bottom left inset inset-x inset-y justify items content".split(" "),
  ..."self justify-items grid-cols grid-rows col-span overflow overflow-x overflow-y transition duration ease".split(
    " ",
  ),
  ..."justify-self resize cursor select pointer-events tracking whitespace animate fill place-items place-content order".split(
    " ",
  ),
];

/**
 * Which Tailwind classes stand in each other's place: those that our components and pages use, instead of the four
 * times larger table of all that there are. That nothing is missing is a test: `class-names.test.ts`.
 */
export const classGroups: Readonly<Record<string, readonly Member[]>> = {
  ...Object.fromEntries(plain.map((name) => [name, [{ [name]: anything }]])),
  ...Object.fromEntries(roundings),
  transition: ["transition", { transition: anything }],
  display: [
    "block",
    "inline-block",
    "inline",
    "flex",
    "inline-flex",
    "grid",
    "inline-grid",
    "hidden",
    "contents",
    "table",
  ],
  position: ["static", "fixed", "absolute", "relative", "sticky"],
  "font-size": [{ text: size }],
  "text-alignment": [{ text: alignment }],
  "text-wrap": [{ text: wrap }],
  "text-color": [{ text: anything }],
  "font-weight": [{ font: weight }],
  "font-family": ["font-sans", "font-mono"],
  flex: [{ flex: flexible }],
  "flex-direction": [{ flex: direction }],
  "flex-wrap": [{ flex: wrap }],
  shrink: ["shrink", { shrink: anything }],
  border: ["border", { border: width }],
  "border-t": ["border-t", { "border-t": width }],
  "border-r": ["border-r", { "border-r": width }],
  "border-b": ["border-b", { "border-b": width }],
  "border-l": ["border-l", { "border-l": width }],
  "border-collapse": ["border-collapse"],
  "border-style": [{ border: oneOf(/^(solid|dashed|dotted|none)$/) }],
  "border-color": [{ border: anything }],
  shadow: [{ shadow: shadow }],
  "ring-inset": ["ring-inset"],
  ring: ["ring", { ring: width }],
  "ring-offset": [{ "ring-offset": width }],
  "ring-offset-color": [{ "ring-offset": anything }],
  "ring-color": [{ ring: anything }],
  outline: ["outline-none"],
  decoration: ["underline", "no-underline", "line-through"],
  "text-overflow": ["truncate"],
  "underline-offset": [{ "underline-offset": anything }],
  "translate-x": [{ "translate-x": anything }],
  "translate-y": [{ "translate-y": anything }],
  "vertical-align": [{ align: anything }],
  sr: ["sr-only", "not-sr-only"],
  wrap: ["wrap-anywhere", "wrap-break-word", "wrap-normal"],
  "font-style": ["italic", "not-italic"],
  "line-clamp": [{ "line-clamp": anything }],
  numbers: ["tabular-nums", "normal-nums"],
};

/** Groups whose properties a class sets as well: what stands before it in a list loses them. */
export const conflicts: Readonly<Record<string, readonly string[]>> = {
  size: ["h", "w"],
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  overflow: ["overflow-x", "overflow-y"],
  border: ["border-t", "border-r", "border-b", "border-l"],
  rounded: corners,
  "rounded-t": ["rounded-tl", "rounded-tr"],
  "rounded-r": ["rounded-tr", "rounded-br"],
  "rounded-b": ["rounded-br", "rounded-bl"],
  "rounded-l": ["rounded-tl", "rounded-bl"],
  "font-size": ["leading"],
  "line-clamp": ["display", "overflow"],
  flex: ["shrink"],
};
