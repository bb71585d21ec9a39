import "./gallery.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { TooltipProvider } from "../src/index.ts";
import { Actions } from "./actions.tsx";
import { Data } from "./data.tsx";
import { Fields } from "./fields.tsx";
import { Layers } from "./layers.tsx";
import { States } from "./states.tsx";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");

const toggleTheme = () => document.documentElement.classList.toggle("dark");

createRoot(element).render(
  <StrictMode>
    <TooltipProvider>
      <main className="mx-auto max-w-[64rem] p-6">
        <header className="flex items-center justify-between pb-5">
          <h1 className="font-semibold text-xl">Components</h1>
          <button type="button" onClick={toggleTheme} className="cursor-pointer text-sm underline">
            Light or dark
          </button>
        </header>
        <Actions />
        <Fields />
        <States />
        <Layers />
        <Data />
      </main>
    </TooltipProvider>
  </StrictMode>,
);
