export type PersonCellProps = { name: string; email: string };

/** Whose something is: the name where there is one, and always the address. */
export function PersonCell({ name, email }: PersonCellProps) {
  return (
    <span data-written title={email}>
      {name === "" ? email : `${name} · ${email}`}
    </span>
  );
}
