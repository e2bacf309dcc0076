// The view: preact with templates instead of JSX, so that the page's own code needs no build.
import htm from "htm";
import { h } from "preact";

export { Fragment, createContext, createRef, render } from "preact";
export {
  useCallback, useContext, useEffect, useErrorBoundary, useId, useLayoutEffect, useMemo, useReducer, useRef,
  useState,
} from "preact/hooks";
export const html = htm.bind(h);
export { h };
