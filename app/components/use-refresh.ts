// Keeps a page current: its data is read again at an interval, while somebody can see it.
import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * A hidden page asks for nothing, and asks at once when it is seen again. Reading anew leaves scroll position and focus
 * where they are.
 */
export function useRefresh(intervalMs: number): void {
  const revalidator = useRevalidator()
  const latest = useRef(revalidator)
  useEffect(() => {
    latest.current = revalidator
  })
  useEffect(() => {
    const refresh = () => {
      if (!document.hidden && latest.current.state === 'idle') latest.current.revalidate()
    }
    const timer = setInterval(refresh, intervalMs)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [intervalMs])
}
