export type { Column, SortState } from "./column.ts";
export { DataTable, type DataTableProps } from "./data-table.tsx";
