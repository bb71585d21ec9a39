import { type ReactNode, useEffect, useState } from "react";
import { useLanguage } from "./use-language.ts";

/** Shows what is inside once its texts are there. A page that cannot fetch them says so. */
export function HouseTexts({ children }: { children: ReactNode }) {
  const { isInside, enter } = useLanguage();
  const [problem, setProblem] = useState<{ cause: unknown } | null>(null);

  useEffect(() => {
    if (!isInside) enter().catch((cause: unknown) => setProblem({ cause }));
  }, [isInside, enter]);

  if (problem) throw new Error("the texts did not load", problem);
  return isInside ? children : null;
}
