import {createElement} from 'react'

export const Box = ({children, ...rest}) =>
  createElement('aside', {'data-all': JSON.stringify(rest)}, children)
