import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { useLocation } from "wouter";
import styles from "./shell.module.css";

/**
 * Screens write plain links; a press on one that stays inside Keepup changes the screen without
 * loading the page again. Anything with a modifier key, a target or a download is the browser's.
 */
export function InternalLinks({ children }: { children: ReactNode }) {
  const [, navigate] = useLocation();
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const root = box.current;
    const follow = (event: globalThis.MouseEvent | MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || !staysInside(link)) return;
      event.preventDefault();
      navigate(link.pathname + link.search);
    };
    root?.addEventListener("click", follow);
    return () => root?.removeEventListener("click", follow);
  }, [navigate]);

  return (
    <div ref={box} className={styles.root}>
      {children}
    </div>
  );
}

function staysInside(link: HTMLAnchorElement): boolean {
  if (link.origin !== location.origin || link.target !== "" || link.hasAttribute("download"))
    return false;
  if (link.getAttribute("href")?.startsWith("#") === true) return false;
  return !link.pathname.startsWith("/api/");
}
