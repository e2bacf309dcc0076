// What was chosen in a control without typing: shown at once, until the form says what is written.
import { useRef, useState } from "../vendor/preact.js";
import { useForm } from "./form_context.js";

/** Returns `{wished, error, wish}`: `wish(shown, operation)` writes; `wished` is undefined when nothing waits. */
export function useWish() {
  const { act } = useForm();
  const [wished, setWished] = useState(undefined);
  const [error, setError] = useState(null);
  const latest = useRef(0);
  const wish = async (shown, operation) => {
    const turn = ++latest.current;
    let refused = null;
    setWished(shown);
    try {
      await act(operation);
    } catch (failure) {
      refused = failure.message;
    }
    // The answer to a wish must not hide a later one.
    if (turn !== latest.current) return;
    setError(refused);
    setWished(undefined);
  };
  return { wished, error, wish };
}
