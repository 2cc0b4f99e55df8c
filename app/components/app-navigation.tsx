// The app's pages in the admin's own menu.
import { Link } from '@remix-run/react'
import { NavMenu } from '@shopify/app-bridge-react'
import { useSay } from './language.tsx'

/** @param props.isMerchant a partner is led only to what is his */
export function AppNavigation({ isMerchant }: { isMerchant: boolean }) {
  const say = useSay()
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {say('Today')}
      </Link>
      {isMerchant && <Link to="/app/conversions">{say('Conversions')}</Link>}
      {isMerchant && <Link to="/app/offers">{say('Offers')}</Link>}
      {isMerchant && <Link to="/app/partners">{say('Partners')}</Link>}
      <Link to="/app/postbacks">{say('Postbacks')}</Link>
      <Link to="/app/deliveries">{say('Deliveries')}</Link>
      {isMerchant && <Link to="/app/reports">{say('Reports')}</Link>}
      {isMerchant && <Link to="/app/inbound">{say('Inbound log')}</Link>}
      {isMerchant && <Link to="/app/storefront">{say('Storefront')}</Link>}
      <Link to="/app/notices">{say('Notices')}</Link>
      {isMerchant && <Link to="/app/settings">{say('Settings')}</Link>}
    </NavMenu>
  )
}
