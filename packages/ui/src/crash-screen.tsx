import { Button } from "./button.tsx";
import { MessageScreen } from "./message-screen.tsx";

export type CrashScreenProps = {
  error: unknown;
  title: string;
  hint: string;
  /** Loads the page anew. */
  reload: string;
  /** Opens what the program says of it. */
  details: string;
};

/** A component has thrown. */
export function CrashScreen({ error, title, hint, reload, details }: CrashScreenProps) {
  return (
    <MessageScreen title={title} hint={hint}>
      <Button size="lg" onClick={() => location.reload()}>
        {reload}
      </Button>
      <details className="max-w-md text-left text-muted-foreground text-xs">
        <summary className="cursor-pointer text-center">{details}</summary>
        <pre className="mt-2 whitespace-pre-wrap wrap-anywhere">
          {error instanceof Error ? error.message : String(error)}
        </pre>
      </details>
    </MessageScreen>
  );
}
