// What was chosen in a control without typing: shown at once, until the form says what is written.
import { useState } from "../vendor/preact.js";
import { useForm } from "./form_context.js";

/** Returns `{wished, error, wish}`: `wish(shown, operation)` writes; `wished` is undefined when nothing waits. */
export function useWish() {
  const { act } = useForm();
  const [wished, setWished] = useState(undefined);
  const [error, setError] = useState(null);
  const wish = async (shown, operation) => {
    setWished(shown);
    try {
      await act(operation);
      setError(null);
    } catch (failure) {
      setError(failure.message);
    }
    setWished(undefined);
  };
  return { wished, error, wish };
}
