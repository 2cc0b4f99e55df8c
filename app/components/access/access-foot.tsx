// At the foot of the home page: where somebody goes who was given a code.
import { Link, Text } from '@shopify/polaris'
import { useSay } from '../language.tsx'

export function AccessFoot() {
  const say = useSay()
  return (
    <Text as="p" alignment="center">
      <Link url="/app/access">{say('I have a code')}</Link>
    </Text>
  )
}
