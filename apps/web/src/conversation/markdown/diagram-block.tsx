import { Button, Tooltip } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { Code, Workflow } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { CopyButton } from "../answer/copy-button.tsx";
import { CodeBlock } from "./code-block.tsx";
import type { Diagram } from "./draw-diagram.ts";
import { useIsDark } from "./use-is-dark.ts";

const loadDrawDiagram = patient(() => import("./draw-diagram.ts"));

export type DiagramBlockProps = {
  code: string;
  /** Whether its end has arrived; until then, and where it cannot be drawn, its source is shown. */
  isWhole: boolean;
};

type Drawing = { code: string; isDark: boolean; diagram: Diagram | null };

function useDrawing({ code, isWhole }: DiagramBlockProps): Drawing | null {
  const id = `diagram${useId().replace(/\W/g, "")}`;
  const isDark = useIsDark();
  const [drawing, setDrawing] = useState<Drawing | null>(null);

  useEffect(() => {
    if (!isWhole) return undefined;

    let isWanted = true;
    const show = (diagram: Diagram | null) => {
      if (isWanted) setDrawing({ code, isDark, diagram });
    };
    void loadDrawDiagram()
      .then(({ drawDiagram }) => drawDiagram(id, code, isDark))
      // What is no diagram, or could not be loaded, is shown as its source, with a word.
      .then(show, () => show(null));

    return () => {
      isWanted = false;
    };
  }, [id, code, isWhole, isDark]);

  return isWhole && drawing?.code === code ? drawing : null;
}

/** A mermaid diagram as a picture, and its source. */
export function DiagramBlock(props: DiagramBlockProps) {
  const t = useTranslations("answer");
  const [isSource, setSource] = useState(false);
  const drawing = useDrawing(props);
  const diagram = drawing?.diagram ?? null;
  const toggle = (
    <Tooltip content={t(isSource ? "showDiagram" : "showSource")}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t(isSource ? "showDiagram" : "showSource")}
        className="text-muted-foreground"
        onClick={() => setSource(!isSource)}
      >
        {isSource ? <Workflow /> : <Code />}
      </Button>
    </Tooltip>
  );

  if (!diagram || isSource) {
    return (
      <>
        <CodeBlock {...props} language="mermaid">
          {diagram ? toggle : null}
        </CodeBlock>
        {drawing && !diagram ? (
          <p className="mt-1.5 text-muted-foreground text-xs">{t("diagramFailed")}</p>
        ) : null}
      </>
    );
  }

  return (
    <figure className="overflow-hidden rounded-lg border">
      <figcaption className="flex h-9 items-center gap-1 border-b bg-code pr-1 pl-3.5 text-muted-foreground text-xs pointer-coarse:h-11">
        <span className="flex-1 truncate font-mono">mermaid</span>
        {toggle}
        <CopyButton text={props.code} label={t("copyCode")} />
      </figcaption>
      <div className="quiet-scroll overflow-x-auto p-4">
        <img
          src={diagram.address}
          width={diagram.width}
          height={diagram.height}
          alt={t("diagram")}
          className="mx-auto h-auto max-w-full"
        />
      </div>
    </figure>
  );
}
