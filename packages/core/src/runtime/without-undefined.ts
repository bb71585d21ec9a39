type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same object without the keys whose value is undefined: "left out" in a partial update. */
export function withoutUndefined<T extends object>(value: T): Partial<Defined<T>> {
  const result: Partial<Defined<T>> = {};
  for (const key in value) {
    const item = value[key];
    if (isDefined(item)) result[key] = item;
  }

  return result;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
