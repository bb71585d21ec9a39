/** An event with the position after it: handing the id back resumes exactly there. */
export type Positioned<Event> = { id: string; event: Event };
